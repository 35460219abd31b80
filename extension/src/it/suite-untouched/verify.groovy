import groovy.json.JsonSlurper

def outcomes = { String run ->
    def tests = new TreeMap()
    new File(basedir, "target/$run").listFiles().findAll { it.name ==~ /TEST-.*\.xml/ }.each { file ->
        new groovy.xml.XmlSlurper().parse(file).testcase.each {
            def failure = it.failure.find { true } ?: it.error.find { true }
            tests["${it.@classname}.${it.@name}" as String] = failure ? "failed: ${failure.@message} ${failure.@type}" as String
                    : it.skipped.size() > 0 ? 'skipped' : 'passed'
        }
    }
    tests
}
def results = { String run ->
    (new File(basedir, "target/results/$run").listFiles() ?: []).collectMany { file ->
        file.readLines().collect { new JsonSlurper().parseText(it) }.findAll { it.type == 'result' }
    }
}
def wrong = []

def plain = outcomes('without')
if (plain.size() < 12 || plain.values().any { it != 'passed' }) {
    wrong << "Without the extension everything passes, but: $plain"
}
['enforce', 'record'].each { mode ->
    def with = outcomes(mode)
    plain.each { name, outcome ->
        if (with[name] != outcome) {
            wrong << "$name $outcome without the extension, but ${with[name]} in mode $mode"
        }
    }
    def rehearsed = results(mode)
    println "$mode: ${rehearsed.collect { "${it['class']}.$it.method $it.verdict $it.metrics.retained $it.reason" }.join('\n  ')}"
    // Else the runs would be the same because nothing was rehearsed.
    if (rehearsed.count { it.metrics.allocated?.runs?.size() > 1 } < 6) {
        wrong << "Too few tests were rehearsed in mode $mode: $rehearsed"
    }
    ['FinalResourceTest', 'FixedPortTest'].each { name ->
        def judged = rehearsed.findAll { it['class'] == "com.acme.suite.$name" as String }
        if (judged.size() != 3 || judged.any { it.verdict != 'PASS' || it.metrics.allocated.runs.size() < 2 }) {
            wrong << "$name is not rehearsed with what its class has opened in mode $mode: $judged"
        }
    }
    def ended = rehearsed.findAll { it['class'] == 'com.acme.suite.StaticExtensionTest' }
    if (ended.size() != 3 || ended.any { it.verdict != 'INCONCLUSIVE' || !it.reason.contains('the static field StaticExtensionTest.SERVER') }) {
        wrong << "StaticExtensionTest does not say why it is not rehearsed in mode $mode: $ended"
    }
}

def figures = { String run ->
    results(run).collectEntries {
        [it['class'] + '.' + it.displayName, [it.verdict, it.metrics.retained?.measured, it.metrics.allocated?.measured]]
    }
}
def alone = outcomes('sequential')
def together = outcomes('parallel')
if (alone != together || alone.isEmpty() || alone.values().any { it != 'passed' }) {
    wrong << "One after the other: $alone, four at a time: $together"
}
def sequential = figures('sequential')
def parallel = figures('parallel')
println "sequential $sequential\nparallel $parallel"
if (sequential.size() < 12) {
    wrong << "Too few results: $sequential"
}
sequential.each { name, expected ->
    if (parallel[name] != expected) {
        wrong << "$name: $expected one after the other, ${parallel[name]} in parallel"
    }
}
if (wrong) {
    throw new AssertionError(wrong.join('\n') as Object)
}
return true
