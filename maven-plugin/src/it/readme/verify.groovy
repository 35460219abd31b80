def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
def readme = new File(basedir, '../../../../README.md').getText('UTF-8')

// Figures, and the width of columns, depend on the JVM; arrows and dashes, on the platform's encoding.
def shape = { String text ->
    text.readLines().collect {
        it.replaceAll(/[^ -~]|\?/, '').replaceAll(/[\d.,]*\d/, '#').replaceAll(/# [KMG]?B/, '# B').replaceAll(/\s+/, ' ').trim()
    }.findAll { it }
}

def holds = { int build, String note ->
    def shown = (readme =~ /(?s)<!-- ${note} -->\n```text\n(.*?)```/)[0][1]
    def printed = shape(builds[build - 1])
    def missing = shape(shown).findAll { line -> !printed.any { it.contains(line) } }
    if (missing) {
        throw new AssertionError("Build $build should print what README shows: $missing" as Object)
    }
}

holds(1, 'message')
holds(2, 'message')
holds(2, 'console')

assert builds[0].contains('Failures: 1')
assert builds[1].contains('Tests run: 1, Failures: 0, Errors: 0')
assert builds[1].contains(':check (default) on project readme: Memory budget: 1 of 1 test is over budget')
['index.html', 'report.md', 'report.json'].each {
    assert new File(basedir, 'target/site/memory-budget/' + it).text.contains('CatalogTest')
}
assert new File(basedir, 'target/memory-budget/session.properties').exists()
return true
