using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws.Tests;

/// <summary>The adapters as the host wires them, pointed at an endpoint.</summary>
internal static class Adapters
{
    public const string Account = "111122223333";

    public static BucketRef Payroll { get; } = new(Account, "eu-west-1", "payroll");

    public static ServiceProvider At(string endpoint, string externalId = "sandbox-external-id", AwsKeys? keys = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddAwsAdapters(
            new AwsOptions
            {
                Endpoint = endpoint,
                Accounts = { new AwsAccountOptions { Id = Account, RoleName = "SecOpsConsoleRemediator", ExternalId = externalId, Regions = { "eu-west-1", "us-east-1" } } },
            },
            keys ?? new AwsKeys("AKIAEXAMPLE", "secret"));
        return services.BuildServiceProvider();
    }

    public static IBucketPolicyGateway Gateway(this IServiceProvider services) => services.GetRequiredService<IBucketPolicyGateway>();

    public static IBlockPublicAccessGateway Blocks(this IServiceProvider services) => services.GetRequiredService<IBlockPublicAccessGateway>();

    public static IBucketEncryptionGateway Encryption(this IServiceProvider services) => services.GetRequiredService<IBucketEncryptionGateway>();

    public static IAccountBlockGateway AccountBlocks(this IServiceProvider services) => services.GetRequiredService<IAccountBlockGateway>();

    public static IPrincipalGateway Principals(this IServiceProvider services) => services.GetRequiredService<IPrincipalGateway>();

    public static IMacieGateway Macie(this IServiceProvider services) => services.GetRequiredService<IMacieGateway>();

    public static IPolicyHistory History(this IServiceProvider services) => services.GetRequiredService<IPolicyHistory>();
}
