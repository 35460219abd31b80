def (builds, contains, lacks) = evaluate(new File(basedir, '../../../src/it/builds.groovy'))

contains(1, '[WARNING] No memory results, though test sources mention @MemoryBudget: the tests that ran have no budget (-Dtest=PlainTest)')
contains(2, ':check (default) on project no-results: No memory results, though')
contains(3, '[WARNING] No memory results, though test sources mention @MemoryBudget: memoryBudget.mode is off.')
contains(4, 'Tests are skipped; there is nothing to judge.')
contains(5, ':prepare (default) on project no-results: Unknown setting "memoryBudget.mod"; the nearest known one is "memoryBudget.mode"')
contains(6, 'memoryBudget.failOnViolation is "ture", but must be true or false')
contains(7, 'memoryBudget.mode is "recrd", but must be enforce, record or off')
contains(8, 'memory-budget:check')
return true
