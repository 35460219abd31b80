def (builds, contains, lacks) = evaluate(new File(basedir, '../../../src/it/builds.groovy'))

def key = 'com.acme.CatalogTest#loads() retained'
contains(1, "added  $key 20,000 B (17-G1-true-false-amd64)")
contains(1, 'Written: ' + new File(basedir, 'memory-baseline.json') + ', 1 figure')
lacks(1, 'against the baseline')

contains(2, '1 unchanged against the baseline')

contains(3, ':check (default) on project baseline: Memory figures are worse than memory-baseline.json allows:')
contains(3, '  REGRESSED  CatalogTest#loads()  retained 40,000 B, accepted 20,000 B, +20,000 B (+100.0 %)')
contains(3, 'To accept them: mvn memory-budget:update-baseline -DmemoryBudget.allowLoosening')

contains(4, 'These would loosen the baseline, and were left as they are:')
contains(4, "not loosened  $key 20,000 B -> 40,000 B")

contains(5, 'IMPROVED CatalogTest#loads()  retained 4,000 B, accepted 20,000 B, -16,000 B (-80.0 %)')
contains(5, 'To accept the improved figures: mvn memory-budget:update-baseline')

contains(6, "tightened  $key 20,000 B -> 4,000 B")
contains(6, '@MemoryBudget(retained = "5 KB")')
contains(6, 'Too loose, more than 4 times what was measured:')

contains(7, '1 not comparable against the baseline')

contains(8, new File(basedir, 'conflict.json').toString() + ':3: "<<<<<<< HEAD" is a conflict marker')

contains(9, '1 new against the baseline')
contains(9, '1 removed against the baseline')
lacks(9, 'unchanged against the baseline')

contains(10, ':check (default) on project baseline: Memory figures have drifted too far since the tagged baseline:')
contains(10, '  DRIFTED  CatalogTest#loads()  retained 4,000 B, accepted 2,500 B')
contains(10, 'since tagged.json')
lacks(10, 'memory-baseline.json allows')
lacks(11, 'DRIFTED')
contains(11, '1 unchanged against the baseline')

contains(12, 'REGRESSED CatalogTest#loads()')
contains(13, "loosened  $key 4,000 B -> 40,000 B")
lacks(13, 'not loosened')

def report = new File(basedir, 'target/site/memory-budget')
assert new File(report, 'report.json').text.contains('"comparison":{"baselines":["memory-baseline.json"]')
assert new File(report, 'report.md').text.contains('Compared with the baseline')
assert new File(report, 'index.html').text.contains('Compared with the baseline')

// The same results by the command line's jar, as Gradle and Bazel would call it.
def jar = new File(basedir, '../../../../report/target').listFiles().find { it.name ==~ /memory-budget-report-.*-cli\.jar/ }
def command = { int expected, String... arguments ->
    def builder = new ProcessBuilder([System.getProperty('java.home') + '/bin/java', '-jar', jar.path, *arguments])
            .directory(basedir).redirectErrorStream(true)
    // It must not write to the summary of the build that runs this.
    builder.environment().keySet().removeAll(['GITHUB_ACTIONS', 'GITHUB_STEP_SUMMARY'])
    def process = builder.start()
    def output = process.inputStream.text
    if (process.waitFor() != expected) {
        throw new AssertionError("$arguments should exit with $expected: $output" as Object)
    }
    return output
}
assert command(0, 'check', '-o', 'target/cli').contains('1 unchanged against the baseline')
assert new File(basedir, 'target/cli/report.json').exists()
assert command(0, 'suggest').contains('@MemoryBudget(retained = "49 KB")')
assert command(0, 'aggregate', '-o', 'target/cli-all', 'target').contains('Memory budget: 1 test within budget')
assert command(0, 'update-baseline').contains('Nothing to change: memory-baseline.json')
assert command(0, 'report', '-o', 'target/cli').contains('Report: target/cli/index.html')
assert command(1, 'check', '-o', 'target/cli', 'missing').contains('is not a directory')
assert command(2, 'check', '--bogus').contains("Unknown option: '--bogus'")
assert command(3, 'check', '--baseline', 'conflict.json').contains('conflict.json:3: ')
return true
