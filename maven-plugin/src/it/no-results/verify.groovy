def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)

def contains = { int build, String text ->
    if (!builds[build - 1].contains(text)) {
        throw new AssertionError("Build $build should say: $text" as Object)
    }
}
def lacks = { int build, String text ->
    if (builds[build - 1].contains(text)) {
        throw new AssertionError("Build $build should not say: $text" as Object)
    }
}

contains(1, '[WARNING] No memory results, though test sources mention @MemoryBudget: the tests that ran have no budget (-Dtest=PlainTest)')
contains(2, ':check (default) on project no-results: No memory results, though')
contains(3, '[WARNING] No memory results, though test sources mention @MemoryBudget: memoryBudget.mode is off.')
contains(4, 'Tests are skipped; there is nothing to judge.')
contains(5, ':prepare (default) on project no-results: Unknown setting "memoryBudget.mod"; the nearest known one is "memoryBudget.mode"')
contains(6, 'memoryBudget.failOnViolation is "ture", but must be true or false')
contains(7, 'memoryBudget.mode is "recrd", but must be enforce, record or off')
contains(8, 'memory-budget:check')
return true
