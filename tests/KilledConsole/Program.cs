using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.KilledConsole;
using SecOpsConsole.Web;

var executioner = new Executioner();
await using var console = await ConsoleApp.StartAsync(
    new Dictionary<string, string?>(), Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Staging", Extend, Watch);
Console.WriteLine($"Console  {console.Address}");
Console.Out.Flush();
await console.WaitForShutdownAsync(CancellationToken.None);

// One way to say when and where to die; it listens on loopback like the rest of a test console.
void Extend(WebApplication web) => web.MapPost("/_kill", async (string bucket, KillPoint point, ConsoleStore store) =>
{
    var newest = await store.ReadAsync(
        (db, ct) => db.Attempts.Where(a => db.Buckets.Any(b => b.Id == a.BucketId && b.Name == bucket)).MaxAsync(a => (long?)a.Id, ct), default);
    executioner.Arm(bucket, point, newest ?? 0);
}).AllowAnonymous().DisableAntiforgery();

void Watch(IServiceCollection services)
{
    foreach (var service in services.ToList())
    {
        if (service.ServiceType == typeof(StorageProvider))
        {
            services.Remove(service);
            services.AddSingleton<StorageProvider>(provider => new WatchedStorage((StorageProvider)Inner(provider, service), executioner));
        }
        else if (service.ServiceType is { IsInterface: true } port && port.Namespace == typeof(IBucketPolicyGateway).Namespace)
        {
            services.Remove(service);
            services.AddSingleton(port, provider => typeof(WatchedPort<>).MakeGenericType(port)
                .GetMethod(nameof(WatchedPort<IPolicyHistory>.Around), BindingFlags.Static | BindingFlags.NonPublic)!
                .Invoke(null, [Inner(provider, service), executioner])!);
        }
    }
}

static object Inner(IServiceProvider provider, ServiceDescriptor service) =>
    service.ImplementationInstance ?? service.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
