package peers;

/** What the twin needs of another MPI library for Java: one rank of two or more. */
interface Peer {
    /** Messages under way at once in the bandwidth benchmarks. */
    int WINDOW = 64;

    int rank();

    int ranks();

    /** The library's name and version. */
    String library();

    /** Makes room for messages of so many bytes, one to send and a window of them to receive. */
    void allocate(int largest) throws Exception;

    void send(int bytes, int to) throws Exception;

    void receive(int bytes, int from) throws Exception;

    /** Starts and awaits a window of messages, then receives one byte. */
    void sendWindow(int bytes, int to) throws Exception;

    /** Starts and awaits a window of messages, then sends one byte. */
    void receiveWindow(int bytes, int from) throws Exception;

    void barrier() throws Exception;

    /** From what rank 0 sends to what the others receive. */
    void bcast(int bytes) throws Exception;

    /** Adds doubles. */
    void allreduce(int doubles) throws Exception;

    /** What rank 0 says. */
    int agreed(int here) throws Exception;

    /** At rank 0: the greatest of all ranks, element by element. */
    double[] slowest(double[] here) throws Exception;

    /** A byte to be sent. */
    void put(int at, byte value);

    /** A byte that was received, or is to be overwritten. */
    byte received(int at);

    void setReceived(int at, byte value);

    /** A double to be added. */
    void putDouble(int at, double value);

    double sum(int at);

    void setSum(int at, double value);
}
