new File(basedir, 'memory-baseline.json').delete()
return true
