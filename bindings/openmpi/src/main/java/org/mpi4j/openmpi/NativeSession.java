package org.mpi4j.openmpi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Session;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.CheckedSession;
import org.mpi4j.spi.SessionBackend;

/** A session of a library that has them (MPI 4.1 section 11.3). */
final class NativeSession implements SessionBackend {
    private final NativeMpi mpi;
    private final long handle;

    private NativeSession(NativeMpi mpi, long handle) {
        this.mpi = mpi;
        this.handle = handle;
    }

    static Session init(NativeMpi mpi, Info info) {
        CheckedSession.requireInfo(info);
        Later.require("MPI_Session_init");
        Scratch scratch = Scratch.current();
        try (NativeInfo hints = NativeInfo.of(info)) {
            Errors.check(
                    "MPI_Session_init",
                    OpenMpi.MPI_Session_init(
                            hints.handle(), OpenMpi.MPI_ERRORS_RETURN, scratch.handleAddress()));
        }
        NativeSession made = new NativeSession(mpi, scratch.handle());
        return new CheckedSession(mpi.environment().handles(), made);
    }

    @Override
    public List<String> psets() {
        int[] count = new int[1];
        Errors.check(
                "MPI_Session_get_num_psets",
                OpenMpi.MPI_Session_get_num_psets(handle, OpenMpi.MPI_INFO_NULL, count));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count[0]; i++) {
            names.add(pset(i));
        }
        return List.copyOf(names);
    }

    private String pset(int index) {
        // Zero asks how much room the name needs.
        int[] length = {0};
        ask(index, length, new byte[1]);
        byte[] name = new byte[length[0] + 1];
        ask(index, length, name);
        int end = 0;
        while (end < name.length && name[end] != 0) {
            end++;
        }
        return new String(name, 0, end, StandardCharsets.UTF_8);
    }

    private void ask(int index, int[] length, byte[] name) {
        Errors.check(
                "MPI_Session_get_nth_pset",
                OpenMpi.MPI_Session_get_nth_pset(
                        handle, OpenMpi.MPI_INFO_NULL, index, length, name));
    }

    @Override
    public Info psetInfo(String pset) {
        byte[] name = terminated(pset);
        long[] info = new long[1];
        Errors.check(
                "MPI_Session_get_pset_info", OpenMpi.MPI_Session_get_pset_info(handle, name, info));
        return NativeInfo.take(info[0]);
    }

    @Override
    public Info info() {
        long[] info = new long[1];
        Errors.check("MPI_Session_get_info", OpenMpi.MPI_Session_get_info(handle, info));
        return NativeInfo.take(info[0]);
    }

    @Override
    public Group groupFromPset(String pset) {
        byte[] name = terminated(pset);
        long[] group = new long[1];
        Errors.check(
                "MPI_Group_from_session_pset",
                OpenMpi.MPI_Group_from_session_pset(handle, name, group));
        return new NativeGroup(mpi.environment(), group[0]);
    }

    private static byte[] terminated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    @Override
    public Communicator createFromGroup(Group group, String tag, Info info) {
        long members = NativeGroup.handleOf("group", group);
        long[] made = new long[1];
        try (NativeInfo hints = NativeInfo.of(info)) {
            Errors.check(
                    "MPI_Comm_create_from_group",
                    OpenMpi.MPI_Comm_create_from_group(
                            members,
                            terminated(tag),
                            hints.handle(),
                            OpenMpi.MPI_ERRORS_RETURN,
                            made));
        }
        return NativeCommunicator.of(mpi, made[0]);
    }

    @Override
    public InterCommunicator createInterFromGroups(Side local, Side remote, String tag, Info info) {
        long localGroup = NativeGroup.handleOf("localGroup", local.group());
        long remoteGroup = NativeGroup.handleOf("remoteGroup", remote.group());
        long[] made = new long[1];
        try (NativeInfo hints = NativeInfo.of(info)) {
            Errors.check(
                    "MPI_Intercomm_create_from_groups",
                    OpenMpi.MPI_Intercomm_create_from_groups(
                            localGroup,
                            local.leader(),
                            remoteGroup,
                            remote.leader(),
                            terminated(tag),
                            hints.handle(),
                            OpenMpi.MPI_ERRORS_RETURN,
                            made));
        }
        return (InterCommunicator) NativeCommunicator.of(mpi, made[0]);
    }

    @Override
    public void close() {
        Scratch scratch = Scratch.current();
        scratch.handle(handle);
        Errors.check("MPI_Session_finalize", OpenMpi.MPI_Session_finalize(scratch.handleAddress()));
    }
}
