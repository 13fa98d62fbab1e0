-- Stores a call's next state together with everything that follows from it, or nothing at all.
-- ARGV[1]: dev.parley.calls.session.CallChange as JSON; times are strings, as a Lua number would lose digits.
-- Returns {'written'}, {'conflict'}, {'chatBusy', callId} or {'userBusy', userId}.
local PREFIX = 'parley:call:'
local TIMERS = PREFIX .. 'timers'
local change = cjson.decode(ARGV[1])
local key = PREFIX .. change.call
local chatKey = PREFIX .. 'chat:' .. change.chat

-- An index entry whose call is gone, by its TTL or because it was unreadable, keeps nobody busy.
local function holder(index)
  local call = redis.call('GET', index)
  if call and call ~= change.call and redis.call('EXISTS', PREFIX .. call) == 1 then
    return call
  end
  return nil
end

local function put(index)
  redis.call('SET', index, change.call, 'PX', change.ttlMs)
end

local function release(index)
  if redis.call('GET', index) == change.call then
    redis.call('DEL', index)
  end
end

local current = redis.call('GET', key)
local version = '0'
if current then
  version = string.format('%.0f', cjson.decode(current).version)
end
if version ~= change.expected then
  return {'conflict'}
end
local other = change.live and holder(chatKey)
if other then
  return {'chatBusy', other}
end
for _, user in ipairs(change.free) do
  if holder(PREFIX .. 'user:' .. user) then
    return {'userBusy', user}
  end
end

redis.call('SET', key, change.state, 'PX', change.ttlMs)
if change.live then
  put(chatKey)
else
  release(chatKey)
end
for _, user in ipairs(change.taking) do
  put(PREFIX .. 'user:' .. user)
end
for _, user in ipairs(change.leaving) do
  release(PREFIX .. 'user:' .. user)
end
for _, user in ipairs(change.expectedUsers) do
  redis.call('SADD', PREFIX .. 'expected:' .. user, change.call)
  redis.call('PEXPIRE', PREFIX .. 'expected:' .. user, change.ttlMs)
end
for _, user in ipairs(change.dismissed) do
  redis.call('SREM', PREFIX .. 'expected:' .. user, change.call)
end
for _, connection in ipairs(change.connections) do
  put(PREFIX .. 'connection:' .. connection)
end
for _, connection in ipairs(change.disconnected) do
  release(PREFIX .. 'connection:' .. connection)
end
for _, timer in ipairs(change.unset) do
  redis.call('ZREM', TIMERS, timer)
end
for _, timer in ipairs(change.set) do
  redis.call('ZADD', TIMERS, timer.due, timer.member)
end
return {'written'}
