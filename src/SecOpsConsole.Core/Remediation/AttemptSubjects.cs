using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace SecOpsConsole.Core.Remediation;

/// <summary>Every subject of attempts.</summary>
internal sealed class AttemptSubjects(IEnumerable<IAttemptSubject> subjects)
{
    private readonly Dictionary<AttemptSubject, IAttemptSubject> _byId = subjects.ToDictionary(subject => subject.Id);

    public IAttemptSubject this[AttemptSubject id] => _byId[id];

    /// <summary>Registers every subject of this assembly, found by a scan.</summary>
    public static void AddTo(IServiceCollection services)
    {
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IAttemptSubject))))
        {
            services.AddSingleton(typeof(IAttemptSubject), type);
        }

        services.AddSingleton<AttemptSubjects>();
    }
}
