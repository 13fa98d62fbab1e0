-- Raises a call's version to that of a claim which its state does not bear out, so that whoever was about to write that
-- version cannot any more. KEYS[1] the call, ARGV: version, time to live in ms of a call that is not there otherwise.
-- Returns the version and, if there is one, the state.
local version = redis.call('HGET', KEYS[1], 'version')
if not version or tonumber(version) < tonumber(ARGV[1]) then
  redis.call('HSET', KEYS[1], 'version', ARGV[1])
  if not version then
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
  end
  version = ARGV[1]
end
return {version, redis.call('HGET', KEYS[1], 'state')}
