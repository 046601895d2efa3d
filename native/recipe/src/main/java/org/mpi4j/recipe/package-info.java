/**
 * What JavaCPP must know to generate {@code org.mpi4j.raw} from Open MPI's header.
 *
 * <p>{@link org.mpi4j.recipe.OpenMpiRecipe} is read twice: when {@code ci/generate.sh} parses
 * {@code mpi.h}, and at run time, when JavaCPP looks up which libraries to load. {@link
 * org.mpi4j.recipe.PredefinedHandles} is the list of handles the header defines as macros.
 */
@NullMarked
package org.mpi4j.recipe;

import org.jspecify.annotations.NullMarked;
