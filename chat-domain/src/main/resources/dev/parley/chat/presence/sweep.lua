-- Takes back what a node has said whose lease has lapsed. KEYS[1] the nodes' leases, ARGV: node, now, users at most.
-- Returns, in turn, each user of whom it spoke, and 1 where last seen is to be written. Does nothing for a node that is back.
local PREFIX = 'parley:presence:'
local lease = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not lease or tonumber(lease) > tonumber(ARGV[2]) then
  return {}
end
local answer = {}
for _, user in ipairs(redis.call('SPOP', PREFIX .. 'node:' .. ARGV[1], ARGV[3])) do
  redis.call('HDEL', PREFIX .. 'user:' .. user, ARGV[1])
  answer[#answer + 1] = user
  answer[#answer + 1] = redis.call('SET', PREFIX .. 'seen:' .. user, '', 'NX', 'PX', 60000) and 1 or 0
end
if redis.call('EXISTS', PREFIX .. 'node:' .. ARGV[1]) == 0 then
  redis.call('ZREM', KEYS[1], ARGV[1])
end
return answer
