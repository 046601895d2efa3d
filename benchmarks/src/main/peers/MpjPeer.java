package peers;

import mpi.Intracomm;
import mpi.MPI;
import mpi.Request;

/** MPJ Express with ranks that are threads of one virtual machine, messages in arrays. */
public final class MpjPeer implements Peer {
    private static final int TAG = 1;
    private static final int ANSWER = 2;
    private static final int INVALID = 3;

    private final Intracomm world = MPI.COMM_WORLD;
    private final int rank = world.Rank();
    private final int ranks = world.Size();
    private final byte[] answer = new byte[1];
    private final int[] word = new int[1];
    private final Request[] requests = new Request[WINDOW];
    private byte[] out = answer;
    private byte[] in = answer;
    private double[] operands = {};
    private double[] sums = {};

    private MpjPeer() {}

    /** One rank, which the library's starter calls; see {@link PeerTwin} for the arguments. */
    public static void main(String[] args) throws Exception {
        String[] rest = MPI.Init(args);
        boolean valid = PeerTwin.run(new MpjPeer(), rest);
        MPI.Finalize();
        if (!valid) {
            System.exit(INVALID);
        }
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
        return "MPJ Express, multicore device";
    }

    @Override
    public void allocate(int largest) {
        out = new byte[largest];
        in = new byte[largest * WINDOW];
        operands = new double[largest / Double.BYTES];
        sums = new double[largest / Double.BYTES];
    }

    @Override
    public void send(int bytes, int to) {
        world.Send(out, 0, bytes, MPI.BYTE, to, TAG);
    }

    @Override
    public void receive(int bytes, int from) {
        world.Recv(in, 0, bytes, MPI.BYTE, from, TAG);
    }

    @Override
    public void sendWindow(int bytes, int to) {
        for (int i = 0; i < WINDOW; i++) {
            requests[i] = world.Isend(out, 0, bytes, MPI.BYTE, to, TAG);
        }
        Request.Waitall(requests);
        world.Recv(answer, 0, 1, MPI.BYTE, to, ANSWER);
    }

    @Override
    public void receiveWindow(int bytes, int from) {
        for (int i = 0; i < WINDOW; i++) {
            requests[i] = world.Irecv(in, i * bytes, bytes, MPI.BYTE, from, TAG);
        }
        Request.Waitall(requests);
        world.Send(answer, 0, 1, MPI.BYTE, from, ANSWER);
    }

    @Override
    public void barrier() {
        world.Barrier();
    }

    @Override
    public void bcast(int bytes) {
        world.Bcast(rank == 0 ? out : in, 0, bytes, MPI.BYTE, 0);
    }

    @Override
    public void allreduce(int doubles) {
        world.Allreduce(operands, 0, sums, 0, doubles, MPI.DOUBLE, MPI.SUM);
    }

    @Override
    public int agreed(int here) {
        word[0] = here;
        world.Bcast(word, 0, 1, MPI.INT, 0);
        return word[0];
    }

    @Override
    public double[] slowest(double[] here) {
        double[] slowest = here.clone();
        world.Reduce(here, 0, slowest, 0, here.length, MPI.DOUBLE, MPI.MAX, 0);
        return slowest;
    }

    @Override
    public void put(int at, byte value) {
        out[at] = value;
    }

    @Override
    public byte received(int at) {
        return in[at];
    }

    @Override
    public void setReceived(int at, byte value) {
        in[at] = value;
    }

    @Override
    public void putDouble(int at, double value) {
        operands[at] = value;
    }

    @Override
    public double sum(int at) {
        return sums[at];
    }

    @Override
    public void setSum(int at, double value) {
        sums[at] = value;
    }
}
