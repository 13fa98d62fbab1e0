package dev.parley.calls.room;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds what rooms are configured by. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoomProperties.class)
class RoomConfiguration {}
