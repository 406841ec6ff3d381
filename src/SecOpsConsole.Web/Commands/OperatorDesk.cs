using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Evidence;
using SecOpsConsole.Core.People;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Commands;

/// <summary>What the operator of the machine may do: whoever can read the data directory could read the database anyway.</summary>
internal sealed class OperatorDesk(IServiceProvider services, Func<string> address)
{
    public async Task<OperatorAnswer> CreateTokenAsync(OperatorRequest request, CancellationToken cancellationToken)
    {
        var issued = await services.GetRequiredService<ApiTokens>().CreateByOperatorAsync(request.Name, request.Role, cancellationToken);
        return new OperatorAnswer(issued.Secret, issued.Message);
    }

    public Task<AccessAnswer> AccessAsync(AccessRequest request, CancellationToken cancellationToken) => AccessDesk.AskAsync(services, request, cancellationToken);

    public Task<ReplayAnswer> ReplayAsync(ReplayRequest request, CancellationToken cancellationToken) => ReplayDesk.AskAsync(services, request, cancellationToken);

    public Task<AuditVerdict> VerifyAuditAsync(AuditVerifyRequest request, CancellationToken cancellationToken) =>
        services.GetRequiredService<AuditRecord>().VerifyAsync(request.Head, cancellationToken);

    public async Task<AuditVerdict> VerifyBundleAsync(BundleVerifyRequest request, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(request.Content);
        return await services.GetRequiredService<EvidenceBundles>().VerifyAsync(content, cancellationToken);
    }

    public async Task<OperatorAnswer> CreateLinkAsync(OperatorRequest request, CancellationToken cancellationToken)
    {
        var issued = await services.GetRequiredService<SignIn>().CreateLinkByOperatorAsync(request.Name, request.Role, cancellationToken);
        return new OperatorAnswer(issued.Secret is { } secret ? $"{address()}{SignInServices.SignInPath}/{secret}" : null, issued.Message);
    }
}
