# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/SecOpsConsole.Web/SecOpsConsole.Web.csproj --configuration Release --output /app -p:UseAppHost=false \
 && mkdir /empty-data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
LABEL org.opencontainers.image.title="SecOpsConsole" \
      org.opencontainers.image.description="Sees weak S3 bucket policies, shows who gained what, and reverts them." \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /app
COPY --from=build /app .
# 1654 is the unprivileged user "app" of the base image. The volume belongs to it, readable by nobody else.
COPY --from=build --chown=1654:1654 --chmod=0700 /empty-data /data
ENV ASPNETCORE_URLS=http://+:8080 \
    Data__Directory=/data \
    DOTNET_EnableDiagnostics=0
USER 1654
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["dotnet", "SecOpsConsole.Web.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "SecOpsConsole.Web.dll"]
