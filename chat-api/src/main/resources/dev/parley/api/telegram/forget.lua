-- Looks no more at the question of an asker who has none. KEYS: the question, when questions are due. ARGV: the asker.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 0
end
return redis.call('ZREM', KEYS[2], ARGV[1])
