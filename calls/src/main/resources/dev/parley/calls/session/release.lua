-- Releases a claim of a call that was made for this version of it or a former one. KEYS[1] the claim, ARGV: call, version.
local standing = redis.call('GET', KEYS[1])
if standing then
  local call, version = string.match(standing, '^(.*)|(%d+)$')
  if call == ARGV[1] and tonumber(version) <= tonumber(ARGV[2]) then
    return redis.call('DEL', KEYS[1])
  end
end
return 0
