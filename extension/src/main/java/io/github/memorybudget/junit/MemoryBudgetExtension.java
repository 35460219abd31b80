package io.github.memorybudget.junit;

import org.junit.jupiter.api.extension.Extension;

final class MemoryBudgetExtension implements Extension {}
