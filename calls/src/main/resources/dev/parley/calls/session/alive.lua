-- Extends the leases of connections that are in a call. KEYS[1] timers, ARGV: the new due time, then connection ids.
-- Returns, as callId and connectionId in turn, those that had been thought lost.
local PREFIX = 'parley:call:'
local returned = {}
for i = 2, #ARGV do
  local index = PREFIX .. 'connection:' .. ARGV[i]
  local call = redis.call('GET', index)
  if call and redis.call('EXISTS', PREFIX .. call) == 0 then
    redis.call('DEL', index)
  elseif call then
    local lease = call .. '|leaseLapsed|' .. ARGV[i]
    if redis.call('ZSCORE', KEYS[1], lease) then
      redis.call('ZADD', KEYS[1], ARGV[1], lease)
    else
      returned[#returned + 1] = call
      returned[#returned + 1] = ARGV[i]
    end
  end
end
return returned
