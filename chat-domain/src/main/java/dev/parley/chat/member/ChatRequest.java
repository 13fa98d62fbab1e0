package dev.parley.chat.member;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;

/** A member wants to add a user who wants to be asked first. */
public record ChatRequest(ChatId chatId, UserId from, Instant at) {}
