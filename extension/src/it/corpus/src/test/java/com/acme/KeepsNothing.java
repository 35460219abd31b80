package com.acme;

import io.github.memorybudget.junit.MemoryBudget;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The tight budgets of the clean corpus: next to nothing stays. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@MemoryBudget(retained = "1 KB", offHeap = "0 B", threads = 0)
public @interface KeepsNothing {}
