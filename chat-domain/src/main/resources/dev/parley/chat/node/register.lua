-- Notes that a node runs. KEYS[1] the node, ARGV: milliseconds for which that holds, then fields and values in turn. What
-- was said about draining stays.
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
