package io.github.memorybudget.benchmarks.sizing;

import java.lang.reflect.Array;
import org.openjdk.jol.info.ClassLayout;

/** Shallow sizes by JOL, to reckon with. */
final class Layouts {

    private Layouts() {}

    /** Of an object of a class, in bytes. */
    static long of(String className) {
        try {
            return ClassLayout.parseClass(Class.forName(className)).instanceSize();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the collection is made of other classes in this version", e);
        }
    }

    /** Of an array of references, in bytes. */
    static long ofReferences(int length) {
        return ofArray(Object.class, length);
    }

    /** Of an array, in bytes. */
    static long ofArray(Class<?> component, int length) {
        return ClassLayout.parseInstance(Array.newInstance(component, length)).instanceSize();
    }
}
