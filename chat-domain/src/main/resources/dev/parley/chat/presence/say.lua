-- Notes how a user is there on one node. KEYS[1] what each node says of the user, ARGV: node, 'active', 'away' or 'gone'.
-- Returns what was said before, node and word in turn.
local before = redis.call('HGETALL', KEYS[1])
if ARGV[2] == 'gone' then
  redis.call('HDEL', KEYS[1], ARGV[1])
else
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
end
return before
