using ClusterProvisioning.Stacks;
using Pulumi;

return await Deployment.RunAsync<RegionStack>();
