-- Takes a claim for the version of a call that is about to be written, if it is free, the call's own already, or the
-- given outdated one. KEYS[1] the claim, ARGV: call, version, time to live in ms, and the call and the version up to
-- which its claim is outdated, '' and 0 for none. Returns '' where it is taken, else the claim that stands.
local standing = redis.call('GET', KEYS[1])
if standing then
  local call, version = string.match(standing, '^(.*)|(%d+)$')
  if call == ARGV[1] then
    if tonumber(version) > tonumber(ARGV[2]) then
      return ''
    end
  elseif call ~= ARGV[4] or tonumber(version) > tonumber(ARGV[5]) then
    return standing
  end
end
redis.call('SET', KEYS[1], ARGV[1] .. '|' .. ARGV[2], 'PX', ARGV[3])
return ''
