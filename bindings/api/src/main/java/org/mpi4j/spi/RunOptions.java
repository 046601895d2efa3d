package org.mpi4j.spi;

import java.util.List;
import org.mpi4j.ThreadLevel;

/**
 * How a program wants to be run.
 *
 * @param args its arguments
 * @param required the thread level it needs
 */
public record RunOptions(List<String> args, ThreadLevel required) {}
