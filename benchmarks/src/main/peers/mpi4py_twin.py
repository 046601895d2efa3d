"""Measures mpi4py as the twins measure their libraries: the same arguments, phases and lines.

Arguments: storage, thread level, milliseconds for which all cells are run before the first of them is
measured, most blocks of a warm-up, most milliseconds of a phase, the operation to be corrupted, a
directory, when this was launched, cells as
operation:bytes:events-a-sample:samples:samples-a-block. Messages are arrays of NumPy.
"""

import json
import statistics
import sys
import time

import numpy
from mpi4py import MPI

WORDS = 9
WINDOW = 64
TAG = 1
ANSWER = 2
INVALID = 3
DISCARDED_BLOCKS = 2
STEADY_BLOCKS = 3
STEADY_WITHIN = 0.05
LOOK_EVERY_US = 50e3
COLLECTIVE = ("barrier", "bcast", "allreduce")

world = MPI.COMM_WORLD
rank = world.rank
half = world.size // 2
begins = rank < half
partner = rank + half if begins else rank - half


def now_us():
    return time.perf_counter_ns() / 1e3


def pattern(count, seed):
    i = numpy.arange(count)
    return ((i * 31 + (i >> 8) + seed) & 255).astype(numpy.uint8)


class Cell:
    """One operation at one size; makes its messages when it is begun."""

    def __init__(self, text):
        self.operation, *numbers = text.split(":")
        self.bytes, self.events, self.samples, self.block = map(int, numbers)
        self.collective = self.operation in COLLECTIVE

    def begin(self):
        self.data = numpy.zeros(self.bytes, numpy.uint8)
        windows = self.operation in ("bandwidth", "rate")
        self.room = numpy.zeros(self.bytes * (WINDOW if windows else 1), numpy.uint8)
        self.operands = numpy.zeros(self.bytes // 8)
        self.sums = numpy.zeros(self.bytes // 8)
        self.answer = [numpy.zeros(1, numpy.uint8), MPI.BYTE]
        self.out = [self.data, MPI.BYTE]
        self.into = [self.room, MPI.BYTE]
        places = self.room.reshape(-1, self.bytes) if windows else ()
        self.places = [[place, MPI.BYTE] for place in places]
        self.run = getattr(self, "run_" + ("bandwidth" if windows else self.operation))

    def run_latency(self, times):
        send, receive, out, into = world.Send, world.Recv, self.out, self.into
        if begins:
            for _ in range(times):
                send(out, partner, TAG)
                receive(into, partner, TAG)
        else:
            for _ in range(times):
                receive(into, partner, TAG)
                send(out, partner, TAG)

    def run_bandwidth(self, times):
        for _ in range(times):
            if begins:
                MPI.Request.Waitall([world.Isend(self.out, partner, TAG) for _ in range(WINDOW)])
                world.Recv(self.answer, partner, ANSWER)
            else:
                MPI.Request.Waitall([world.Irecv(p, partner, TAG) for p in self.places])
                world.Send(self.answer, partner, ANSWER)

    def run_barrier(self, times):
        barrier = world.Barrier
        for _ in range(times):
            barrier()

    def run_bcast(self, times):
        bcast, message = world.Bcast, self.out if rank == 0 else self.into
        for _ in range(times):
            bcast(message, 0)

    def run_allreduce(self, times):
        allreduce, operands, sums = world.Allreduce, self.operands, self.sums
        for _ in range(times):
            allreduce(operands, sums, MPI.SUM)

    def is_right(self, corruption):
        """Runs one event on fresh data; whether this rank received what it should."""
        if self.operation == "barrier":
            self.run(1)
            return True
        if self.operation == "allreduce":
            seed = numpy.arange(len(self.sums)) % 1000 + 1.0
            self.operands[:] = (rank + 1) * seed
            self.sums[:] = 0
            self.run(1)
            self.sums[-1] += corruption
            return bool((self.sums == world.size * (world.size + 1) // 2 * seed).all())
        self.data[:] = pattern(self.bytes, self.bytes + rank)
        self.room[:] = 0
        self.run(1)
        sends_only = rank == 0 if self.operation == "bcast" else self.places and begins
        if sends_only:
            return True
        self.room[-1] = (int(self.room[-1]) + corruption) & 255
        source = 0 if self.operation == "bcast" else partner
        expected = pattern(self.bytes, self.bytes + source)
        return bool((self.room.reshape(-1, self.bytes) == expected).all())


def agreed(here):
    return world.bcast(here, 0)


def next_chunk(n, taken, gone_us, limit_us):
    if taken == n or gone_us >= limit_us:
        return 0
    affordable = LOOK_EVERY_US * taken / max(1.0, gone_us)
    return min(max(1, int(min(affordable, n // 10))), n - taken)


def take_samples(cell, n, limit_us):
    """Up to n samples, fewer if time runs out, which rank 0 decides for all."""
    start = now_us()
    samples = []
    chunk = 1
    while chunk > 0:
        for _ in range(chunk):
            if cell.collective:
                world.Barrier()
            before = now_us()
            cell.run(cell.events)
            samples.append((now_us() - before) / cell.events)
        chunk = agreed(next_chunk(n, len(samples), now_us() - start, limit_us))
    return samples


def discard_all(cells, discarded_us, limit_us):
    """Runs everything and forgets it; rank 0 decides for all how often."""
    end = now_us() + discarded_us
    go_on = True
    while go_on:
        for cell in cells:
            cell.begin()
            for _ in range(DISCARDED_BLOCKS):
                take_samples(cell, cell.block, limit_us / DISCARDED_BLOCKS)
        go_on = agreed(now_us() < end)


def warm_up(cell, most_blocks, limit_us):
    """How many blocks were thrown away, and whether the last of them agreed."""
    medians = []
    start = now_us()
    while True:
        medians.append(statistics.median(take_samples(cell, cell.block, limit_us)))
        last = medians[-STEADY_BLOCKS:]
        steady = len(last) == STEADY_BLOCKS and max(last) <= min(last) * (1 + STEADY_WITHIN)
        over = len(medians) >= most_blocks or now_us() - start >= limit_us
        steady, over = agreed((steady, over))
        if steady or over:
            return len(medians), steady


def show(**line):
    if rank == 0:
        print(json.dumps(line, separators=(",", ":")), flush=True)


def measure(cell, most_blocks, limit_us, corrupted):
    cell.begin()
    blocks, steady = warm_up(cell, most_blocks, limit_us)
    samples = numpy.array(take_samples(cell, cell.samples, limit_us))
    if cell.collective:
        slowest = numpy.empty_like(samples)
        world.Reduce(samples, slowest, MPI.MAX, 0)
        samples = slowest
    spoilt = corrupted in ("all", cell.operation)
    valid = world.allreduce(cell.is_right(1 if spoilt else 0), MPI.LAND)
    show(
        type="cell",
        operation=cell.operation,
        bytes=cell.bytes,
        events=cell.events,
        warmUpBlocks=blocks,
        steady=steady,
        valid=valid,
        samplesUs=[round(us, 4) for us in samples.tolist()],
    )
    return valid


def clock_ns():
    reads = 20000
    start = now_us()
    for _ in range(reads):
        now_us()
    return (now_us() - start) * 1e3 / reads


def main(argv):
    discarded_us, most_blocks, limit_us = int(argv[3]) * 1e3, int(argv[4]), int(argv[5]) * 1e3
    corrupted = argv[6]
    cells = [Cell(text) for text in argv[WORDS:]]
    library = "mpi4py, NumPy " + numpy.__version__ + ", " + MPI.Get_library_version()
    show(
        type="start",
        twin="peer",
        ranks=world.size,
        library=library.rstrip("\0"),
        python=sys.version.split()[0],
    )
    discard_all(cells, discarded_us, limit_us)
    valid = [measure(cell, most_blocks, limit_us, corrupted) for cell in cells]
    show(type="end", clockNs=round(clock_ns(), 1))
    return all(valid)


if __name__ == "__main__":
    RIGHT = main(sys.argv)
    MPI.Finalize()
    sys.exit(0 if RIGHT else INVALID)
