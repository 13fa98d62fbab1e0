package dev.parley.chat.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keptFor how long an entry of the audit log is kept */
@ConfigurationProperties("parley.audit")
public record AuditProperties(@DefaultValue("365d") Duration keptFor) {}
