package org.mpi4j.benchmarks.kernel.cg;

import java.util.Arrays;

/** Some rows of the matrix of CG, as values with their columns, one row behind the other. */
final class SparseMatrix {
    /** The smallest of the weights, which is also added to the diagonal. */
    private static final double CONDITION = 0.1;

    private final int rows;
    private final int[] rowStart;
    private final int[] columns;
    private final double[] values;

    private SparseMatrix(int rows, int most) {
        this.rows = rows;
        this.rowStart = new int[rows + 1];
        this.columns = new int[most];
        this.values = new double[most];
    }

    /** The weighted sum of all vectors' products with themselves, less a shift of the diagonal. */
    static SparseMatrix sumOf(RandomVectors vectors, double shift, int first, int rows) {
        int[][] touching = touching(vectors, first, rows);
        int products = Arrays.stream(touching).mapToInt(list -> list.length).sum();
        SparseMatrix matrix = new SparseMatrix(rows, products * vectors.most());
        double[] sums = new double[vectors.count()];
        int[] touched = new int[vectors.count()];
        for (int row = 0; row < rows; row++) {
            int used = sumRow(vectors, first + row, touching[row], sums, touched);
            sums[first + row] += CONDITION - shift;
            matrix.append(row, used, sums, touched);
        }
        return matrix;
    }

    /** For each row, the vectors that have an element there. */
    private static int[][] touching(RandomVectors vectors, int first, int rows) {
        int[] counts = new int[rows];
        int[][] lists = new int[rows][4];
        for (int vector = 0; vector < vectors.count(); vector++) {
            for (int i = 0; i < vectors.length(vector); i++) {
                int row = vectors.index(vector, i) - first;
                if (row >= 0 && row < rows) {
                    if (counts[row] == lists[row].length) {
                        lists[row] = Arrays.copyOf(lists[row], 2 * counts[row]);
                    }
                    lists[row][counts[row]++] = vector;
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            lists[row] = Arrays.copyOf(lists[row], counts[row]);
        }
        return lists;
    }

    /** Returns how many columns the row has; {@code sums} must be all zero before. */
    private static int sumRow(
            RandomVectors vectors, int row, int[] touching, double[] sums, int[] touched) {
        int used = 0;
        for (int vector : touching) {
            double weight = Math.pow(CONDITION, (double) vector / vectors.count());
            double factor = weight * vectors.element(vector, vectors.find(vector, row));
            for (int i = 0; i < vectors.length(vector); i++) {
                int column = vectors.index(vector, i);
                if (sums[column] == 0) {
                    touched[used++] = column;
                }
                sums[column] += factor * vectors.element(vector, i);
            }
        }
        return used;
    }

    private void append(int row, int used, double[] sums, int[] touched) {
        int at = rowStart[row];
        Arrays.sort(touched, 0, used);
        for (int i = 0; i < used; i++) {
            columns[at] = touched[i];
            values[at++] = sums[touched[i]];
            sums[touched[i]] = 0;
        }
        rowStart[row + 1] = at;
    }

    /** These rows' product with a whole vector. */
    void multiply(double[] vector, double[] product) {
        for (int row = 0; row < rows; row++) {
            product[row] = dot(values, columns, rowStart[row], rowStart[row + 1], vector);
        }
    }

    /** In two sums, so that one addition need not wait for the other. */
    private static double dot(double[] values, int[] columns, int start, int end, double[] vector) {
        double even = 0;
        double odd = 0;
        int k = start;
        for (; k < end - 1; k += 2) {
            even += values[k] * vector[columns[k]];
            odd += values[k + 1] * vector[columns[k + 1]];
        }
        if (k < end) {
            even += values[k] * vector[columns[k]];
        }
        return even + odd;
    }
}
