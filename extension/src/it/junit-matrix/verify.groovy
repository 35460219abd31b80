import groovy.json.JsonSlurper

def expected = [
    'KindsOfTestsTest runsOnTheJunitThatWasAskedFor()': ['PASS HEALTHY'],
    'KindsOfTestsTest keepsInEveryRun()'              : ['FAIL LEAK'],
    'KindsOfTestsTest keepsWhatTheJdkNeedsAtFirst()'  : ['PASS HEALTHY'],
    'KindsOfTestsTest allocates()'                    : ['FAIL BLOAT'],
    'KindsOfTestsTest inheritsWhatIsNotLifted()'      : ['PASS HEALTHY'],
    'KindsOfTestsTest repetition 1 of 2'              : ['FAIL LEAK'],
    'KindsOfTestsTest repetition 2 of 2'              : ['FAIL LEAK'],
    'KindsOfTestsTest 1'                              : ['PASS HEALTHY'],
    'KindsOfTestsTest 2'                              : ['FAIL LEAK'],
    'KindsOfTestsTest keeps 0'                        : ['PASS HEALTHY'],
    'KindsOfTestsTest keeps 100000'                   : ['FAIL LEAK'],
    'KindsOfTestsTest knownLeak()'                    : ['FAIL LEAK known'],
    'KindsOfTestsTest knownLeakThatIsFixed()'         : ['PASS HEALTHY fixed'],
    'KindsOfTestsTest failsOfItself()'                : ['NOT_JUDGED'],
    'KindsOfTestsTest$Inner keepsInNested()'          : ['FAIL LEAK'],
    'KindsOfTestsTest$Inner hasMoreInNested()'        : ['PASS HEALTHY'],
    'InheritanceTest inherited()'                     : ['FAIL LEAK'],
    'InheritanceTest ofInterface()'                   : ['PASS HEALTHY'],
    'InheritanceTest ownWithTheSuperclassesBudget()'  : ['FAIL LEAK'],
    'FootprintTest small()'                           : ['PASS HEALTHY'],
    'FootprintTest large()'                           : ['FAIL BLOAT'],
    'ModesTest$Leaky leaks()'                         : ['FAIL LEAK', 'FAIL LEAK', 'NOT_JUDGED'],
]

// What FAILs without being known fails its test, and so does the one that fails of itself; the tests of the modes pass.
int failures = expected.findAll { !it.key.startsWith('ModesTest') && it.value[0] ==~ /FAIL (LEAK|BLOAT)|NOT_JUDGED/ }.size()

def on25 = new File(basedir, '.mvn/maven.config').length() > 0
def wrong = []
['5.10.5', '5.14.4', '6.1.3'].each { version ->
    def files = new File(basedir, "target/results/$version").listFiles() ?: []
    if (files.length != (on25 ? 2 : 1)) {
        wrong << "JUnit $version: there should be results of ${on25 ? 2 : 1} JVMs, not of $files.length"
    }
    files.each { file ->
        def lines = file.readLines().collect { new JsonSlurper().parseText(it) }
        def where = "JUnit $version on JDK ${lines.find { it.type == 'jvm' }.environment.jdk}"
        def found = lines.findAll { it.type == 'result' }.groupBy { it['class'] - 'com.acme.' + ' ' + it.displayName }
        (expected.keySet() + found.keySet()).each { test ->
            def verdicts = (found[test] ?: []).collect {
                [it.verdict, it.pattern, it.known ? 'known' : null, it.fixed ? 'fixed' : null].findAll().join(' ')
            }
            if (verdicts != (expected[test] ?: [])) {
                wrong << "$where: $test should be ${expected[test]}, is $verdicts: " +
                        "${found[test].collect { [it.reason, it.metrics] }}"
            }
        }
    }
}
def totals = (new File(basedir, 'build.log').text =~ /Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: (\d+)(?= *(\r?\n))/)
        .collect { it[1..4].join(' ') }
// One disabled test besides, and three tests that run the leaky one.
def total = "${expected.size() + 3} $failures 0 1"
println "JUnit matrix: ${totals.size()} runs, JDK 25 ${on25 ? 'included' : 'not found: those runs are skipped'}"
if (totals.isEmpty() || totals.any { it != total as String }) {
    wrong << "Surefire should count $total (run, failures, errors, skipped) each time, not $totals"
}
if (wrong) {
    throw new AssertionError(wrong.join('\n') as Object)
}
return true
