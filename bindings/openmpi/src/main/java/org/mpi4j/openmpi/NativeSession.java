package org.mpi4j.openmpi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.MpiException;
import org.mpi4j.Session;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.OpenHandle;

/** A session of a library that has them (MPI 4.1 section 11.3). */
final class NativeSession extends OpenHandle implements Session {
    private final NativeMpi mpi;
    private final long handle;

    private NativeSession(NativeMpi mpi, long handle) {
        super(mpi.environment().handles(), ErrorClass.SESSION, "session");
        this.mpi = mpi;
        this.handle = handle;
    }

    static NativeSession init(NativeMpi mpi, Info info) {
        requireInfo(info);
        Later.require("MPI_Session_init");
        Scratch scratch = Scratch.current();
        try (NativeInfo hints = NativeInfo.of(info)) {
            Errors.check(
                    "MPI_Session_init",
                    OpenMpi.MPI_Session_init(
                            hints.handle(), OpenMpi.MPI_ERRORS_RETURN, scratch.handleAddress()));
        }
        return new NativeSession(mpi, scratch.handle());
    }

    private static void requireInfo(@Nullable Info info) {
        if (info == null) {
            throw new MpiException(ErrorClass.INFO, "info is null; no hints are new Info()");
        }
    }

    @Override
    public List<String> psets() {
        requireOpen();
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
        byte[] name = known(pset);
        long[] info = new long[1];
        Errors.check(
                "MPI_Session_get_pset_info", OpenMpi.MPI_Session_get_pset_info(handle, name, info));
        return NativeInfo.take(info[0]);
    }

    @Override
    public Info info() {
        requireOpen();
        long[] info = new long[1];
        Errors.check("MPI_Session_get_info", OpenMpi.MPI_Session_get_info(handle, info));
        return NativeInfo.take(info[0]);
    }

    @Override
    public Group groupFromPset(String pset) {
        byte[] name = known(pset);
        long[] group = new long[1];
        Errors.check(
                "MPI_Group_from_session_pset",
                OpenMpi.MPI_Group_from_session_pset(handle, name, group));
        return new NativeGroup(mpi.environment(), group[0]);
    }

    /** The library may end the process over a name that it does not know. */
    private byte[] known(@Nullable String pset) {
        requireOpen();
        if (pset == null) {
            throw new MpiException(ErrorClass.ARG, "pset is null");
        }
        List<String> names = psets();
        if (!names.contains(pset)) {
            throw new MpiException(ErrorClass.ARG, "pset is '" + pset + "'; there are " + names);
        }
        return terminated(pset);
    }

    private static byte[] terminated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    @Override
    public Communicator createFromGroup(Group group, String tag, Info info) {
        requireOpen();
        requireInfo(info);
        long members = NativeGroup.handleOf("group", group);
        requireTag(tag);
        if (group.size() == 0) {
            throw new MpiException(ErrorClass.GROUP, "group is empty");
        }
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

    private static void requireTag(@Nullable String tag) {
        if (tag == null) {
            throw new MpiException(ErrorClass.ARG, "tag is null");
        }
    }

    @Override
    public InterCommunicator createInterFromGroups(
            Group localGroup,
            int localLeader,
            Group remoteGroup,
            int remoteLeader,
            String tag,
            Info info) {
        requireOpen();
        requireInfo(info);
        requireTag(tag);
        long local = NativeGroup.handleOf("localGroup", localGroup);
        long remote = NativeGroup.handleOf("remoteGroup", remoteGroup);
        requireLeader("localLeader", localLeader, localGroup);
        requireLeader("remoteLeader", remoteLeader, remoteGroup);
        long[] made = new long[1];
        try (NativeInfo hints = NativeInfo.of(info)) {
            Errors.check(
                    "MPI_Intercomm_create_from_groups",
                    OpenMpi.MPI_Intercomm_create_from_groups(
                            local,
                            localLeader,
                            remote,
                            remoteLeader,
                            terminated(tag),
                            hints.handle(),
                            OpenMpi.MPI_ERRORS_RETURN,
                            made));
        }
        return (InterCommunicator) NativeCommunicator.of(mpi, made[0]);
    }

    private static void requireLeader(String name, int leader, Group group) {
        if (leader < 0 || leader >= group.size()) {
            throw new MpiException(
                    ErrorClass.RANK,
                    name + " is " + leader + "; allowed are 0 to " + (group.size() - 1));
        }
    }

    @Override
    public void close() {
        requireOpen();
        Scratch scratch = Scratch.current();
        scratch.handle(handle);
        Errors.check("MPI_Session_finalize", OpenMpi.MPI_Session_finalize(scratch.handleAddress()));
        closed();
    }
}
