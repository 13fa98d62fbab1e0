-- Finds the calls that users are in, rung by or awaited in. ARGV: user ids.
-- Returns a user and a call in turn, for each call of each user.
local PREFIX = 'parley:call:'
local found = {}
for _, user in ipairs(ARGV) do
  local held = redis.call('GET', PREFIX .. 'user:' .. user)
  if held then
    found[#found + 1] = user
    found[#found + 1] = held
  end
  for _, call in ipairs(redis.call('SMEMBERS', PREFIX .. 'expected:' .. user)) do
    if call ~= held then
      found[#found + 1] = user
      found[#found + 1] = call
    end
  end
end
return found
