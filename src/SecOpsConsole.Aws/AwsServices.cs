using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Aws.Macie;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>Puts the AWS adapters behind Core's ports.</summary>
public static class AwsServices
{
    /// <param name="services">The host's services; a <see cref="TimeProvider"/> must be among them.</param>
    /// <param name="options">Validated options.</param>
    /// <param name="keys">Fixed credentials of the sandbox; null: the ordinary credential chain.</param>
    public static IServiceCollection AddAwsAdapters(this IServiceCollection services, AwsOptions options, AwsKeys? keys = null)
    {
        services.AddSingleton(provider => new AwsClients(
            options, keys, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>().CreateLogger<AwsClients>()));
        services.AddSingleton<IBucketPolicyGateway, S3BucketPolicyGateway>();
        services.AddSingleton<IBlockPublicAccessGateway, S3BlockPublicAccessGateway>();
        services.AddSingleton<IBucketEncryptionGateway, S3EncryptionGateway>();
        services.AddSingleton<IAccountBlockGateway, S3ControlBlockGateway>();
        services.AddSingleton<IPrincipalGateway, IamPrincipalGateway>();
        services.AddSingleton<IMacieGateway, MacieGateway>();
        services.AddSingleton<ISecurityHubGateway, SecurityHubGateway>();
        services.AddSingleton<IPolicyHistory, ConfigPolicyHistory>();
        services.AddSingleton<IEventPublisher, EventBridgePublisher>();
        return services;
    }
}
