using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SecOpsConsole.Core.Queue;

internal static class QueueServices
{
    /// <summary>How many items run at the same time; most of their time is waiting for AWS.</summary>
    private const int Parallelism = 16;

    /// <summary>The queue, the pump, and every <see cref="IWorkHandler"/> of this assembly, found by a scan.</summary>
    public static IServiceCollection AddQueue(this IServiceCollection services)
    {
        services.AddSingleton<WorkQueue>();
        foreach (var handler in HandlerTypes())
        {
            services.AddSingleton(typeof(IWorkHandler), handler);
        }

        services.AddSingleton(provider => new WorkPump(
            provider.GetRequiredService<WorkQueue>(), provider.GetRequiredService<WorkSignal>(), provider.GetServices<IWorkHandler>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<WorkPump>>(), Parallelism));
        return services;
    }

    internal static IEnumerable<Type> HandlerTypes() => Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IWorkHandler)));
}
