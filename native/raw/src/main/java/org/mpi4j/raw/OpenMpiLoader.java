package org.mpi4j.raw;

import org.bytedeco.javacpp.annotation.NoException;
import org.bytedeco.javacpp.annotation.Properties;
import org.mpi4j.recipe.OpenMpiRecipe;

/**
 * Superclass of the generated class, and so initialised before it: the native library is loaded
 * before the first constant is asked from it, whoever uses {@code OpenMpi} first. JavaCPP finds the
 * annotations of the generated class here.
 */
@Properties(inherit = OpenMpiRecipe.class)
@NoException
public abstract class OpenMpiLoader {

    static {
        NativeLibrary.loadForGeneratedClass(OpenMpi.class);
    }

    OpenMpiLoader() {}
}
