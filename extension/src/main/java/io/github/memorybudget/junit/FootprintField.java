package io.github.memorybudget.junit;

import java.lang.reflect.Field;

/** A field whose object's deep size is budgeted. */
record FootprintField(Field field) {

    String name() {
        return field.getName();
    }
}
