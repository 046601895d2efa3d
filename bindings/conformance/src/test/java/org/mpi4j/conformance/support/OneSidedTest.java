package org.mpi4j.conformance.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mpi4j.junit.MpiTest;

/** A test of windows, in the modes that have them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@MpiTest
public @interface OneSidedTest {}
