-- Sets when a room is to be looked at next. KEYS[1] the times of all rooms, ARGV: the room; '' to set it no later than it is,
-- or the time that taking has left, to set it unless somebody else has meanwhile; the next time, '' for never.
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if ARGV[2] == '' then
  if due and tonumber(due) <= tonumber(ARGV[3]) then
    return 0
  end
  return redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
end
if not due or tonumber(due) ~= tonumber(ARGV[2]) then
  return 0
end
if ARGV[3] == '' then
  return redis.call('ZREM', KEYS[1], ARGV[1])
end
return redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
