import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

// Each test and its outcome, as Surefire's reports have it; parameterized tests may share a name.
def outcomes = { File directory ->
    def all = []
    directory.listFiles().findAll { it.name.endsWith('.xml') }.each { file ->
        new XmlSlurper().parse(file).testcase.each { test ->
            def outcome = ['failure', 'error', 'skipped'].find { test."$it".size() > 0 } ?: 'passed'
            all << "${test.@classname}.${test.@name}: $outcome".toString()
        }
    }
    all.sort()
}

def wrong = []
def text = new StringBuilder('The survey of commons-csv:\n')
['5.10.5', '5.14.4'].each { junit ->
    def plain = outcomes(new File(basedir, "target/plain/$junit"))
    def surveyed = outcomes(new File(basedir, "target/surveyed/$junit"))
    def lines = new File(basedir, "target/results/$junit").listFiles()
            .collectMany { it.readLines() }.collect { new JsonSlurper().parseText(it) }
    def results = lines.findAll { it.type == 'result' }
    def classes = lines.findAll { it.type == 'class' }
    def executed = plain.count { !it.endsWith(': skipped') }
    if (executed < 800) {
        wrong << "JUnit $junit: only $executed tests ran"
    }
    if (plain != surveyed) {
        wrong << "JUnit $junit: outcomes differ: ${(plain - surveyed) + (surveyed - plain)}"
    }
    if (results.size() != executed || results.collect { it.uniqueId }.toSet().size() != executed) {
        wrong << "JUnit $junit: $executed tests ran, and ${results.size()} have a result"
    }
    if (results.any { it.metrics.retained?.basis != 'cold' }) {
        wrong << "JUnit $junit: a result has no cold figure of what its test keeps"
    }
    if (classes.collect { it.class }.toSet() != results.collect { it.class }.toSet()) {
        wrong << "JUnit $junit: the class lines are not those of the tests' classes"
    }
    text << String.format('  JUnit %s: %d tests, %d results, %d classes, same outcomes%n',
            junit, executed, results.size(), classes.size())
}
if (wrong) {
    throw new AssertionError(wrong.join('\n') as Object)
}
print text
return true
