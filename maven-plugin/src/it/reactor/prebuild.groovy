// What two machines measured, downloaded to one.
def shard = { String place, String test, String verdict, String pattern, long retained ->
    def results = new File(basedir, place + '/target/memory-budget/results')
    results.mkdirs()
    new File(results, '7-' + UUID.randomUUID() + '.jsonl').setText("""\
{"type":"jvm","schema":1,"session":"elsewhere","pid":7,"control":"ok","environment":{"jdk":"17","vm":"x","gc":"G1","compressedOops":true,"compactHeaders":false,"arch":"amd64"}}
{"type":"result","schema":1,"class":"$test","method":"runs","uniqueId":"$test","attempt":1,"verdict":"$verdict","pattern":"$pattern","metrics":{"retained":{"budget":65536,"measured":$retained,"basis":"warm"}},"startedAt":"2026-11-23T12:00:00.000Z","durationMillis":1}
""", 'UTF-8')
}
shard('shard-1/leaky', 'com.acme.leaky.LeakyTest', 'FAIL', 'LEAK', 2097176)
shard('shard-2/healthy', 'com.acme.healthy.HealthyTest', 'PASS', 'HEALTHY', 0)
['leaky', 'healthy'].each { new File(basedir, it + '/memory-baseline.json').delete() }
['summary.md', 'history.jsonl', 'leaky/history.jsonl', 'healthy/history.jsonl'].each { new File(basedir, it).delete() }
return true
