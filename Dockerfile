# The application as an image; build it first: ./mvnw package -DskipTests
FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /var/lib/parley parley
WORKDIR /var/lib/parley
COPY chat-api/target/parley /opt/parley
USER parley
EXPOSE 8080 10000/udp
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD curl -fsS http://localhost:8080/actuator/health/readiness || exit 1
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "/opt/parley/parley.jar"]
