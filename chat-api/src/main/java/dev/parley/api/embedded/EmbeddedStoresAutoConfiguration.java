package dev.parley.api.embedded;

import com.mongodb.ConnectionString;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Brings a MongoDB and a Redis where none is configured, and the secrets. Each connection depends on its store, so the
 * stores close after everything that uses them.
 */
@AutoConfiguration(before = { MongoAutoConfiguration.class, DataRedisAutoConfiguration.class })
@EnableConfigurationProperties(StoreProperties.class)
public final class EmbeddedStoresAutoConfiguration {

    /** Lazy: without an embedded store nothing is written to the working directory. */
    @Bean
    @Lazy
    DataFolder dataFolder(StoreProperties properties) {
        return DataFolder.open(properties.dataDir()).requireWhole();
    }

    @Bean
    @Conditional(NoStoreConfigured.class)
    DataDisk dataDisk(DataFolder folder) {
        return DataDisk.of(folder.root());
    }

    @Bean
    SearchPath searchPath(Environment environment) {
        return SearchPath.of(environment.getProperty("PATH", ""));
    }

    @Bean
    static StoresAnswer storesAnswer(
        ObjectProvider<MongoConnectionDetails> mongo,
        ObjectProvider<DataRedisConnectionDetails> redis,
        ObjectProvider<EmbeddedMongo> ownMongo
    ) {
        return new StoresAnswer(mongo, redis, ownMongo);
    }

    @Bean
    @Conditional(NoMongoConfigured.class)
    InstallationSecrets configuredOrGeneratedSecrets(StoreProperties properties, DataFolder folder) {
        return InstallationSecrets.configuredOrGenerated(properties, folder);
    }

    @Bean
    @ConditionalOnMissingBean
    InstallationSecrets configuredSecrets(StoreProperties properties) {
        return InstallationSecrets.configured(properties);
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoMongoConfigured.class)
    @ConditionalOnMissingBean(MongoConnectionDetails.class)
    static class Mongo {

        @Bean
        EmbeddedMongo embeddedMongo(DataFolder folder, SearchPath path, DataDisk disk) {
            return EmbeddedMongo.start(folder, path, disk);
        }

        @Bean
        MongoConnectionDetails embeddedMongoConnectionDetails(EmbeddedMongo mongo) {
            ConnectionString address = mongo.address(EmbeddedMongo.DATABASE);
            return () -> address;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoRedisConfigured.class)
    @ConditionalOnMissingBean(DataRedisConnectionDetails.class)
    static class Redis {

        @Bean
        EmbeddedRedis embeddedRedis(DataFolder folder, SearchPath path) {
            return EmbeddedRedis.start(folder, path);
        }

        @Bean
        DataRedisConnectionDetails embeddedRedisConnectionDetails(EmbeddedRedis redis) {
            return new EmbeddedRedisConnectionDetails(redis);
        }
    }
}
