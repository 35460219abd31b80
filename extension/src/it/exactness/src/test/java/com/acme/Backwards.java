package com.acme;

import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;
import org.junit.jupiter.api.Order;

/** The opposite of the annotated order. */
public final class Backwards implements MethodOrderer {

    @Override
    public void orderMethods(MethodOrdererContext context) {
        Comparator<MethodDescriptor> annotated = Comparator.comparingInt(
                method -> method.findAnnotation(Order.class).orElseThrow().value());
        context.getMethodDescriptors().sort(annotated.reversed());
    }
}
