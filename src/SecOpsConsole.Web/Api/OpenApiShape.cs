using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SecOpsConsole.Web.Api;

/// <summary>What the generated description lacks: title, how to sign in, and no address, which only the reader knows.</summary>
internal static class OpenApiShape
{
    private const string Bearer = "bearer";

    public static void Apply(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new OpenApiInfo
        {
            Title = "SecOpsConsole",
            Version = ApiEndpoints.Document,
            Description = "Findings and buckets. Lists are pages: pass nextCursor back as cursor. A decision names the liveFingerprint that was seen; "
                + "when the live policy is another one by now, the answer is 409 and nothing is written.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                Description = "A token from the verb `token create`. In a browser the session's cookie does too; changes then need the header " + OwnPagesOnly.Header + ".",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    });
}
