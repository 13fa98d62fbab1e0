-- Notes how users are on one node. KEYS[1] the nodes' leases, ARGV: node, now, then user and state ('active', 'away',
-- 'gone') in turn. Returns, in turn, each user who is otherwise there than before, and 1 where last seen is to be written.
local PREFIX = 'parley:presence:'
local now = tonumber(ARGV[2])
local changed = {}

local function state(user)
  local best = 'gone'
  local said = redis.call('HGETALL', PREFIX .. 'user:' .. user)
  for i = 1, #said, 2 do
    local lease = redis.call('ZSCORE', KEYS[1], said[i])
    if lease and tonumber(lease) > now then
      if said[i + 1] == 'active' then
        return 'active'
      end
      best = 'away'
    end
  end
  return best
end

for i = 3, #ARGV, 2 do
  local user = ARGV[i]
  local before = state(user)
  if ARGV[i + 1] == 'gone' then
    redis.call('HDEL', PREFIX .. 'user:' .. user, ARGV[1])
    redis.call('SREM', PREFIX .. 'node:' .. ARGV[1], user)
  else
    redis.call('HSET', PREFIX .. 'user:' .. user, ARGV[1], ARGV[i + 1])
    redis.call('SADD', PREFIX .. 'node:' .. ARGV[1], user)
  end
  local after = state(user)
  if before ~= after then
    local due = 0
    if (before == 'gone' or after == 'gone') and
        redis.call('SET', PREFIX .. 'seen:' .. user, '', 'NX', 'PX', 60000) then
      due = 1
    end
    changed[#changed + 1] = user
    changed[#changed + 1] = due
  end
end
return changed
