package dev.parley.api.email;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All that sends mails. None of it is a component by itself, so without a mail server there is none of it. */
@Configuration(proxyBeanMethods = false)
@Conditional(MailConfigured.class)
@EnableConfigurationProperties(MailProperties.class)
@Import({ MailComposer.class, DigestComposer.class, MailTransport.class, MailSending.class })
class MailConfiguration {}
