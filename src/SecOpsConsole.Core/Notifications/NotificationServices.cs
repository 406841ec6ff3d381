using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications;

internal static class NotificationServices
{
    /// <summary>The bell, and every <see cref="INotifier"/> of this assembly, found by a scan. The work handler is found by the queue's.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.TryAddSingleton<NotificationOptions>();
        services.TryAddSingleton<OutgoingOptions>();
        services.TryAddSingleton<ISecretBox, ClosedSecretBox>();
        services.AddSingleton<OutgoingHttp>();
        services.AddSingleton<Bell>();
        services.TryAddSingleton<ChatOptions>();
        services.AddSingleton(provider => new ChatInbox(
            provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<ChatOptions>(), provider.GetRequiredService<ISecretBox>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ChatPeople(provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<DeskFloor>()));
        services.AddSingleton(provider => new EscalationDesk(provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<DeskFloor>()));
        services.AddSingleton<ChannelNotices>();
        services.AddSingleton(provider => new ChannelRegister(
            provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<DeskFloor>(), provider.GetServices<INotifier>(), provider.GetRequiredService<ISecretBox>()));
        foreach (var notifier in Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(INotifier))))
        {
            services.AddSingleton(typeof(INotifier), notifier);
        }

        return services;
    }
}
