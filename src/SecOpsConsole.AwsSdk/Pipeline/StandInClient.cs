using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace SecOpsConsole.AwsSdk.Pipeline;

/// <summary>
/// A service client on AWSSDK.Core's own pipeline: retries, signing, clock-skew correction and error handling are the ones
/// of every official client. What is spoken on the wire (JSON 1.1, query) is the marshallers' business.
/// </summary>
public abstract class StandInClient : AmazonServiceClient
{
    private protected StandInClient(AWSCredentials credentials, ClientConfig config) : base(credentials, config) { }

    private protected StandInClient(ClientConfig config) : base(config) { }

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ConfiguredEndpoint());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4());
    }

    private sealed class SignatureV4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            [new AuthSchemeOption { SchemeId = "aws.auth#sigv4" }];
    }

    /// <summary>Sends the request where the client's configuration says: ServiceURL, else the Region's public endpoint.</summary>
    private sealed class ConfiguredEndpoint : PipelineHandler
    {
        public override void InvokeSync(IExecutionContext executionContext)
        {
            SetEndpoint(executionContext);
            base.InvokeSync(executionContext);
        }

        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            SetEndpoint(executionContext);
            return base.InvokeAsync<T>(executionContext);
        }

        private static void SetEndpoint(IExecutionContext executionContext)
        {
            var context = executionContext.RequestContext;
            var endpoint = context.ClientConfig.DetermineServiceOperationEndpoint(
                new ServiceOperationEndpointParameters(context.OriginalRequest));
            context.Request.Endpoint = new Uri(endpoint.URL);
        }
    }
}
