package peers;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import mpi.Comm;
import mpi.MPI;
import mpi.MPIException;
import mpi.Request;

/** Open MPI's own Java bindings, messages in direct buffers, which are the fastest there. */
public final class OpenMpiPeer implements Peer {
    private static final int TAG = 1;
    private static final int ANSWER = 2;
    private static final int INVALID = 3;

    private final Comm world = MPI.COMM_WORLD;
    private final int rank;
    private final int ranks;
    private final ByteBuffer answer = MPI.newByteBuffer(1);
    private final IntBuffer word = MPI.newIntBuffer(1);
    private final Request[] requests = new Request[WINDOW];
    private final ByteBuffer[] places = new ByteBuffer[WINDOW];
    private int placed = -1;
    private ByteBuffer out = answer;
    private ByteBuffer in = answer;
    private DoubleBuffer operands = MPI.newDoubleBuffer(1);
    private DoubleBuffer sums = operands;

    private OpenMpiPeer() throws MPIException {
        rank = world.getRank();
        ranks = world.getSize();
    }

    /** One rank under mpirun; see {@link PeerTwin} for the arguments. */
    public static void main(String[] args) throws Exception {
        String[] rest = MPI.Init(args);
        boolean valid = PeerTwin.run(new OpenMpiPeer(), rest);
        MPI.Finalize();
        System.exit(valid ? 0 : INVALID);
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int ranks() {
        return ranks;
    }

    @Override
    public String library() {
        return MPI.getLibVersion() + ", its Java bindings";
    }

    @Override
    public void allocate(int largest) {
        out = MPI.newByteBuffer(largest);
        in = MPI.newByteBuffer(largest * WINDOW);
        operands = MPI.newDoubleBuffer(largest / Double.BYTES);
        sums = MPI.newDoubleBuffer(largest / Double.BYTES);
    }

    @Override
    public void send(int bytes, int to) throws MPIException {
        world.send(out, bytes, MPI.BYTE, to, TAG);
    }

    @Override
    public void receive(int bytes, int from) throws MPIException {
        world.recv(in, bytes, MPI.BYTE, from, TAG);
    }

    @Override
    public void sendWindow(int bytes, int to) throws MPIException {
        for (int i = 0; i < WINDOW; i++) {
            requests[i] = world.iSend(out, bytes, MPI.BYTE, to, TAG);
        }
        Request.waitAll(requests);
        world.recv(answer, 1, MPI.BYTE, to, ANSWER);
    }

    @Override
    public void receiveWindow(int bytes, int from) throws MPIException {
        place(bytes);
        for (int i = 0; i < WINDOW; i++) {
            requests[i] = world.iRecv(places[i], bytes, MPI.BYTE, from, TAG);
        }
        Request.waitAll(requests);
        world.send(answer, 1, MPI.BYTE, from, ANSWER);
    }

    private void place(int bytes) {
        if (placed != bytes) {
            for (int i = 0; i < WINDOW; i++) {
                places[i] = MPI.slice(in, i * bytes);
            }
            placed = bytes;
        }
    }

    @Override
    public void barrier() throws MPIException {
        world.barrier();
    }

    @Override
    public void bcast(int bytes) throws MPIException {
        world.bcast(rank == 0 ? out : in, bytes, MPI.BYTE, 0);
    }

    @Override
    public void allreduce(int doubles) throws MPIException {
        world.allReduce(operands, sums, doubles, MPI.DOUBLE, MPI.SUM);
    }

    @Override
    public int agreed(int here) throws MPIException {
        word.put(0, here);
        world.bcast(word, 1, MPI.INT, 0);
        return word.get(0);
    }

    @Override
    public double[] slowest(double[] here) throws MPIException {
        double[] slowest = here.clone();
        world.reduce(here, slowest, here.length, MPI.DOUBLE, MPI.MAX, 0);
        return slowest;
    }

    @Override
    public void put(int at, byte value) {
        out.put(at, value);
    }

    @Override
    public byte received(int at) {
        return in.get(at);
    }

    @Override
    public void setReceived(int at, byte value) {
        in.put(at, value);
    }

    @Override
    public void putDouble(int at, double value) {
        operands.put(at, value);
    }

    @Override
    public double sum(int at) {
        return sums.get(at);
    }

    @Override
    public void setSum(int at, double value) {
        sums.put(at, value);
    }
}
